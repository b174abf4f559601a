// Does one thing with the AWS SDK for JavaScript v3: ACTION BUCKET NAME [PATH]. Key and server are in the environment.
'use strict';

const assert = require('node:assert');
const crypto = require('node:crypto');
const fs = require('node:fs');
const s3api = require('@aws-sdk/client-s3');
const { Upload } = require('@aws-sdk/lib-storage');
const { getSignedUrl } = require('@aws-sdk/s3-request-presigner');

const PART_BYTES = 5 * 1024 * 1024;
const client = new s3api.S3Client({ endpoint: process.env.S3_URL, forcePathStyle: true });
const call = (name, fields) => client.send(new s3api[`${name}Command`](fields));

async function bytes(answer) {
  return Buffer.from(await answer.Body.transformToByteArray());
}

async function expectCode(code, action) {
  await assert.rejects(action, (error) => {
    assert.strictEqual(error.name, code, `${error.name}: ${error.message}`);
    return true;
  });
}

const actions = {
  async upload(Bucket, Key, path) {
    // A stream of the transfer manager, as most programs upload.
    await new Upload({ client, params: { Bucket, Key, Body: fs.createReadStream(path) } }).done();
  },

  async download(Bucket, Key, path) {
    fs.writeFileSync(path, await bytes(await call('GetObject', { Bucket, Key })));
  },

  async list(Bucket, Prefix) {
    const names = [];
    for await (const page of s3api.paginateListObjectsV2({ client }, { Bucket, Prefix })) {
      names.push(...(page.Contents || []).map((entry) => entry.Key));
    }
    console.log(JSON.stringify(names));
  },

  async delete(Bucket, Key) {
    await call('DeleteObject', { Bucket, Key });
  },

  async life(Bucket, Key) {
    const Metadata = { colour: 'blue' };
    const first = await call('PutObject', { Bucket, Key, Body: 'first', ContentType: 'text/x-first', Metadata });
    const second = await call('PutObject', { Bucket, Key, Body: 'second' });
    const older = await call('GetObject', { Bucket, Key, VersionId: first.VersionId });
    assert.deepStrictEqual([older.ContentType, older.Metadata], ['text/x-first', Metadata]);
    assert.strictEqual((await bytes(older)).toString(), 'first');
    const range = await call('GetObject', { Bucket, Key, Range: 'bytes=1-3' });
    assert.deepStrictEqual([(await bytes(range)).toString(), range.ContentRange], ['eco', 'bytes 1-3/6']);
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}?versionId=${first.VersionId}`;
    const replaced = { MetadataDirective: 'REPLACE', Metadata: { colour: 'red' } };
    await call('CopyObject', { Bucket, Key: `${Key} copied`, CopySource });
    assert.deepStrictEqual((await call('HeadObject', { Bucket, Key: `${Key} copied` })).Metadata, Metadata);
    await call('CopyObject', { Bucket, Key: `${Key} copied`, CopySource, ...replaced });
    assert.deepStrictEqual((await call('HeadObject', { Bucket, Key: `${Key} copied` })).Metadata, replaced.Metadata);
    await call('DeleteObject', { Bucket, Key });
    await expectCode('NoSuchKey', () => call('GetObject', { Bucket, Key }));
    const listed = await call('ListObjectVersions', { Bucket, Prefix: Key });
    assert.strictEqual(listed.DeleteMarkers.length, 1);
    assert.deepStrictEqual(
      listed.Versions.filter((version) => version.Key === Key).map((version) => version.VersionId),
      [second.VersionId, first.VersionId],
    );
    const Objects = [...listed.DeleteMarkers, ...listed.Versions].map(({ Key: name, VersionId }) => ({ Key: name, VersionId }));
    assert.strictEqual((await call('DeleteObjects', { Bucket, Delete: { Objects } })).Deleted.length, 5);
    assert.strictEqual((await call('ListObjectVersions', { Bucket, Prefix: Key })).Versions, undefined);
  },

  async parts(Bucket, Key) {
    const content = crypto.randomBytes(2 * PART_BYTES + 1_500_000);
    const upload = new Upload({ client, partSize: PART_BYTES, queueSize: 2, params: { Bucket, Key, Body: content } });
    assert.match((await upload.done()).ETag, /-3"$/);
    assert.ok(content.equals(await bytes(await call('GetObject', { Bucket, Key }))));
    const joined = { Bucket, Key: `${Key} joined` };
    const { UploadId } = await call('CreateMultipartUpload', joined);
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
    const Parts = [];
    for (const [PartNumber, CopySourceRange] of [[1, `bytes=0-${PART_BYTES - 1}`], [2, 'bytes=100-2000099']]) {
      const copied = await call('UploadPartCopy', { ...joined, UploadId, PartNumber, CopySource, CopySourceRange });
      Parts.push({ PartNumber, ETag: copied.CopyPartResult.ETag });
    }
    assert.strictEqual((await call('ListParts', { ...joined, UploadId })).Parts.length, 2);
    await call('CompleteMultipartUpload', { ...joined, UploadId, MultipartUpload: { Parts } });
    const expected = Buffer.concat([content.subarray(0, PART_BYTES), content.subarray(100, 2_000_100)]);
    assert.ok(expected.equals(await bytes(await call('GetObject', joined))));
    const givenUp = await call('CreateMultipartUpload', { Bucket, Key: `${Key} given up` });
    const place = { Bucket, Key: `${Key} given up`, UploadId: givenUp.UploadId };
    await call('UploadPart', { ...place, PartNumber: 1, Body: content.subarray(0, PART_BYTES) });
    await call('AbortMultipartUpload', place);
    await expectCode('NoSuchUpload', () => call('ListParts', place));
  },

  async presign(Bucket, Key) {
    const where = { Bucket, Key };
    // By default the link would hold the checksum of an empty body, which no body but the empty one can meet.
    const plain = new s3api.S3Client({
      endpoint: process.env.S3_URL, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    const storing = await getSignedUrl(plain, new s3api.PutObjectCommand(where), { expiresIn: 60 });
    const fetching = await getSignedUrl(client, new s3api.GetObjectCommand(where), { expiresIn: 60 });
    const unsigned = await fetch(storing, { method: 'PUT', body: 'by a link' });
    assert.strictEqual(unsigned.status, 200, await unsigned.text());
    assert.strictEqual(await (await fetch(fetching)).text(), 'by a link');
    assert.strictEqual((await fetch(fetching, { method: 'PUT', body: 'refused' })).status, 403);
    assert.strictEqual((await fetch(fetching.replace('Expires=60', 'Expires=6000'))).status, 403);
  },

  async conditions(Bucket, Key) {
    const { ETag } = await call('PutObject', { Bucket, Key, Body: 'new' });
    await expectCode('PreconditionFailed', () => call('GetObject', { Bucket, Key, IfMatch: '"0123"' }));
    assert.strictEqual((await bytes(await call('GetObject', { Bucket, Key, IfMatch: ETag }))).toString(), 'new');
  },

  async bucket(Bucket) {
    await call('CreateBucket', { Bucket });
    await expectCode('BucketAlreadyOwnedByYou', () => call('CreateBucket', { Bucket }));
    assert.ok((await call('ListBuckets', {})).Buckets.some((bucket) => bucket.Name === Bucket));
    assert.strictEqual((await call('GetBucketVersioning', { Bucket })).Status, 'Enabled');
    const stored = await call('PutObject', { Bucket, Key: 'x', Body: 'x' });
    await expectCode('BucketNotEmpty', () => call('DeleteBucket', { Bucket }));
    await call('DeleteObject', { Bucket, Key: 'x', VersionId: stored.VersionId });
    await call('DeleteBucket', { Bucket });
    await expectCode('NotFound', () => call('HeadBucket', { Bucket }));
  },
};

actions[process.argv[2]](...process.argv.slice(3)).catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
