// Does one thing with npm's backblaze-b2: ACTION BUCKET NAME [PATH]. Key and server are in the environment.
'use strict';

const assert = require('node:assert');
const crypto = require('node:crypto');
const fs = require('node:fs');
const B2 = require('backblaze-b2');

async function signIn() {
  const b2 = new B2({ applicationKeyId: process.env.B2_KEY_ID, applicationKey: process.env.B2_KEY });
  await b2.authorize({ axiosOverride: { url: `${process.env.B2_URL}/b2api/v2/b2_authorize_account` } });
  return b2;
}

async function bucketId(b2, bucketName) {
  const answer = await b2.getBucket({ bucketName });
  return answer.data.buckets[0].bucketId;
}

async function store(b2, bucket, fileName, data, info) {
  const place = (await b2.getUploadUrl({ bucketId: bucket })).data;
  const answer = await b2.uploadFile({
    uploadUrl: place.uploadUrl, uploadAuthToken: place.authorizationToken, fileName, data, info,
  });
  return answer.data;
}

const actions = {
  async upload(b2, bucketName, fileName, path) {
    await store(b2, await bucketId(b2, bucketName), fileName, fs.readFileSync(path));
  },

  async download(b2, bucketName, fileName, path) {
    const answer = await b2.downloadFileByName({ bucketName, fileName, responseType: 'arraybuffer' });
    fs.writeFileSync(path, answer.data);
  },

  async list(b2, bucketName, prefix) {
    const answer = await b2.listFileNames({ bucketId: await bucketId(b2, bucketName), prefix, maxFileCount: 1000 });
    console.log(JSON.stringify(answer.data.files.map((file) => file.fileName)));
  },

  async parts(b2, bucketName, fileName) {
    const content = crypto.randomBytes(11_000_000);
    const started = await b2.startLargeFile({ bucketId: await bucketId(b2, bucketName), fileName });
    const fileId = started.data.fileId;
    const hashes = [];
    for (let number = 1; number <= 3; number += 1) {
      const data = content.subarray((number - 1) * 5_000_000, number * 5_000_000);
      const place = (await b2.getUploadPartUrl({ fileId })).data;
      const part = await b2.uploadPart({
        partNumber: number, uploadUrl: place.uploadUrl, uploadAuthToken: place.authorizationToken, data,
      });
      hashes.push(part.data.contentSha1);
    }
    const listed = await b2.listParts({ fileId });
    assert.deepStrictEqual(listed.data.parts.map((part) => part.contentSha1), hashes);
    await b2.finishLargeFile({ fileId, partSha1Array: hashes });
    const whole = await b2.downloadFileById({ fileId, responseType: 'arraybuffer' });
    assert.ok(content.equals(Buffer.from(whole.data)));
    const range = await b2.downloadFileById({
      fileId, responseType: 'arraybuffer', axios: { headers: { Range: 'bytes=4999995-5000004' } },
    });
    assert.strictEqual(range.status, 206);
    assert.ok(content.subarray(4_999_995, 5_000_005).equals(Buffer.from(range.data)));
  },

  async life(b2, bucketName, fileName) {
    const bucket = await bucketId(b2, bucketName);
    const stored = await store(b2, bucket, fileName, Buffer.from('living'), { colour: 'blue' });
    const information = await b2.getFileInfo({ fileId: stored.fileId });
    assert.strictEqual(information.data.fileInfo.colour, 'blue');
    const hidden = (await b2.hideFile({ bucketId: bucket, fileName })).data;
    const versions = async () => (await b2.listFileVersions({ bucketId: bucket, startFileName: fileName, maxFileCount: 10 }))
      .data.files.filter((file) => file.fileName === fileName).map((file) => file.action);
    assert.deepStrictEqual(await versions(), ['hide', 'upload']);
    await b2.deleteFileVersion({ fileId: hidden.fileId, fileName });
    await b2.deleteFileVersion({ fileId: stored.fileId, fileName });
    assert.deepStrictEqual(await versions(), []);
  },
};

async function main([action, ...words]) {
  await actions[action](await signIn(), ...words);
}

main(process.argv.slice(2)).catch((error) => {
  const answer = error.response;
  const body = answer && answer.data instanceof Buffer ? answer.data.toString() : JSON.stringify(answer && answer.data);
  console.error(answer ? `${answer.status} ${body}` : error.stack);
  process.exit(1);
});
