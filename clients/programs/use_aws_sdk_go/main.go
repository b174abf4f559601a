// Command use_aws_sdk_go does one thing with the AWS SDK for Go v2: ACTION BUCKET NAME [PATH]. The key and the
// server are in the environment.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/feature/s3/manager"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/s3/types"
	"github.com/aws/smithy-go"
)

const partBytes = 5 * 1024 * 1024

type program struct {
	client *s3.Client
	bucket string
	name   string
	path   string
}

var ctx = context.Background()

var actions = map[string]func(program){
	"upload": program.upload, "download": program.download, "list": program.list, "delete": program.delete,
	"life": program.life, "parts": program.parts, "presign": program.presign, "conditions": program.conditions,
	"bucket": program.bucketLife,
}

func main() {
	settings := must(config.LoadDefaultConfig(ctx))
	client := s3.NewFromConfig(settings, func(options *s3.Options) {
		options.BaseEndpoint = aws.String(os.Getenv("S3_URL"))
		options.UsePathStyle = true
	})
	words := append(os.Args, "")
	actions[words[1]](program{client, words[2], words[3], words[4]})
}

func (p program) upload() {
	file := must(os.Open(p.path))
	must(manager.NewUploader(p.client).Upload(ctx, &s3.PutObjectInput{Bucket: &p.bucket, Key: &p.name, Body: file}))
}

func (p program) download() {
	file := must(os.Create(p.path))
	must(manager.NewDownloader(p.client).Download(ctx, file, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name}))
}

func (p program) list() {
	names := []string{}
	pages := s3.NewListObjectsV2Paginator(p.client, &s3.ListObjectsV2Input{Bucket: &p.bucket, Prefix: &p.name})
	for pages.HasMorePages() {
		for _, entry := range must(pages.NextPage(ctx)).Contents {
			names = append(names, *entry.Key)
		}
	}
	fmt.Println(string(must(json.Marshal(names))))
}

func (p program) delete() {
	must(p.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &p.bucket, Key: &p.name}))
}

func (p program) life() {
	first := p.put("first", map[string]string{"colour": "blue"})
	second := p.put("second", nil)
	older := must(p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name, VersionId: first.VersionId}))
	expect(older.Metadata["colour"] == "blue" && text(older.Body) == "first", "the older version came back changed")
	part := must(p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name, Range: aws.String("bytes=1-3")}))
	expect(text(part.Body) == "eco", "the range came back changed")
	source := p.bucket + "/" + url.PathEscape(p.name) + "?versionId=" + *first.VersionId
	copied := aws.String(p.name + " copied")
	must(p.client.CopyObject(ctx, &s3.CopyObjectInput{Bucket: &p.bucket, Key: copied, CopySource: &source}))
	head := must(p.client.HeadObject(ctx, &s3.HeadObjectInput{Bucket: &p.bucket, Key: copied}))
	expect(head.Metadata["colour"] == "blue", "the copy has other metadata")
	p.delete()
	_, err := p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name})
	expectCode(err, "NoSuchKey")
	listed := must(p.client.ListObjectVersions(ctx, &s3.ListObjectVersionsInput{Bucket: &p.bucket, Prefix: &p.name}))
	expect(len(listed.DeleteMarkers) == 1 && len(listed.Versions) == 3, "other versions than expected")
	expect(*listed.Versions[0].VersionId == *second.VersionId, "the newest version is not the first")
	everything := []types.ObjectIdentifier{{Key: listed.DeleteMarkers[0].Key, VersionId: listed.DeleteMarkers[0].VersionId}}
	for _, version := range listed.Versions {
		everything = append(everything, types.ObjectIdentifier{Key: version.Key, VersionId: version.VersionId})
	}
	deleted := must(p.client.DeleteObjects(ctx, &s3.DeleteObjectsInput{
		Bucket: &p.bucket, Delete: &types.Delete{Objects: everything},
	}))
	expect(len(deleted.Deleted) == 4, "not everything was deleted")
}

func (p program) parts() {
	content := make([]byte, 2*partBytes+1_500_000)
	rand.New(rand.NewSource(1)).Read(content)
	uploader := manager.NewUploader(p.client, func(uploader *manager.Uploader) { uploader.PartSize = partBytes })
	must(uploader.Upload(ctx, &s3.PutObjectInput{Bucket: &p.bucket, Key: &p.name, Body: bytes.NewReader(content)}))
	read := must(p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name}))
	expect(strings.HasSuffix(*read.ETag, `-3"`) && text(read.Body) == string(content), "the parts came back changed")
	joined := aws.String(p.name + " joined")
	started := must(p.client.CreateMultipartUpload(ctx, &s3.CreateMultipartUploadInput{Bucket: &p.bucket, Key: joined}))
	source := aws.String(p.bucket + "/" + url.PathEscape(p.name))
	done := []types.CompletedPart{}
	for index, wanted := range []string{fmt.Sprintf("bytes=0-%d", partBytes-1), "bytes=100-2000099"} {
		number := aws.Int32(int32(index + 1))
		copied := must(p.client.UploadPartCopy(ctx, &s3.UploadPartCopyInput{
			Bucket: &p.bucket, Key: joined, UploadId: started.UploadId, PartNumber: number, CopySource: source, CopySourceRange: &wanted,
		}))
		done = append(done, types.CompletedPart{PartNumber: number, ETag: copied.CopyPartResult.ETag})
	}
	must(p.client.CompleteMultipartUpload(ctx, &s3.CompleteMultipartUploadInput{
		Bucket: &p.bucket, Key: joined, UploadId: started.UploadId, MultipartUpload: &types.CompletedMultipartUpload{Parts: done},
	}))
	whole := must(p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: joined}))
	expect(text(whole.Body) == string(content[:partBytes])+string(content[100:2000100]), "the joined parts came back changed")
	givenUp := must(p.client.CreateMultipartUpload(ctx, &s3.CreateMultipartUploadInput{Bucket: &p.bucket, Key: joined}))
	must(p.client.AbortMultipartUpload(ctx, &s3.AbortMultipartUploadInput{Bucket: &p.bucket, Key: joined, UploadId: givenUp.UploadId}))
	_, err := p.client.ListParts(ctx, &s3.ListPartsInput{Bucket: &p.bucket, Key: joined, UploadId: givenUp.UploadId})
	expectCode(err, "NoSuchUpload")
}

func (p program) presign() {
	signer := s3.NewPresignClient(p.client, s3.WithPresignExpires(time.Minute))
	storing := must(signer.PresignPutObject(ctx, &s3.PutObjectInput{Bucket: &p.bucket, Key: &p.name}))
	fetching := must(signer.PresignGetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name}))
	status, _ := plain("PUT", storing.URL, "by a link")
	expect(status == 200, "the link does not store")
	status, body := plain("GET", fetching.URL, "")
	expect(status == 200 && body == "by a link", "the link does not fetch")
	status, _ = plain("PUT", fetching.URL, "refused")
	expect(status == 403, "the fetching link stores")
}

func (p program) conditions() {
	stored := p.put("new", nil)
	_, err := p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name, IfMatch: aws.String(`"0123"`)})
	expectCode(err, "PreconditionFailed")
	read := must(p.client.GetObject(ctx, &s3.GetObjectInput{Bucket: &p.bucket, Key: &p.name, IfMatch: stored.ETag}))
	expect(text(read.Body) == "new", "the file came back changed")
}

func (p program) bucketLife() {
	must(p.client.CreateBucket(ctx, &s3.CreateBucketInput{Bucket: &p.bucket}))
	region := must(manager.GetBucketRegion(ctx, p.client, p.bucket))
	expect(region == os.Getenv("AWS_REGION"), "the bucket is in "+region)
	listed := must(p.client.ListBuckets(ctx, &s3.ListBucketsInput{}))
	found := false
	for _, bucket := range listed.Buckets {
		found = found || *bucket.Name == p.bucket
	}
	expect(found, "the bucket is not listed")
	stored := p.put("x", nil)
	_, err := p.client.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: &p.bucket})
	expectCode(err, "BucketNotEmpty")
	must(p.client.DeleteObject(ctx, &s3.DeleteObjectInput{Bucket: &p.bucket, Key: &p.name, VersionId: stored.VersionId}))
	must(p.client.DeleteBucket(ctx, &s3.DeleteBucketInput{Bucket: &p.bucket}))
}

func (p program) put(body string, metadata map[string]string) *s3.PutObjectOutput {
	return must(p.client.PutObject(ctx, &s3.PutObjectInput{
		Bucket: &p.bucket, Key: &p.name, Body: strings.NewReader(body), Metadata: metadata,
	}))
}

func plain(method, address, body string) (int, string) {
	request := must(http.NewRequest(method, address, strings.NewReader(body)))
	answer := must(http.DefaultClient.Do(request))
	return answer.StatusCode, text(answer.Body)
}

func text(body io.ReadCloser) string {
	defer body.Close()
	return string(must(io.ReadAll(body)))
}

func expectCode(err error, code string) {
	var fault smithy.APIError
	expect(errors.As(err, &fault) && fault.ErrorCode() == code, fmt.Sprintf("%v instead of %s", err, code))
}

func expect(holds bool, otherwise string) {
	if !holds {
		fmt.Fprintln(os.Stderr, otherwise)
		os.Exit(1)
	}
}

func must[T any](value T, err error) T {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	return value
}
