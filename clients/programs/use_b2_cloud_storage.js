// Does one thing with npm's b2-cloud-storage: ACTION BUCKET NAME [PATH]. The key is in the environment; the
// proxy and the authority that bring it to the server are in the environment too.
'use strict';

const assert = require('node:assert');
const crypto = require('node:crypto');
const fs = require('node:fs');
const { promisify } = require('node:util');
const B2CloudStorage = require('b2-cloud-storage');

function callable(b2, method) {
  return promisify(b2[method].bind(b2));
}

async function signIn() {
  const b2 = new B2CloudStorage({ auth: { accountId: process.env.B2_KEY_ID, applicationKey: process.env.B2_KEY } });
  await callable(b2, 'authorize')();
  return b2;
}

async function bucketId(b2, bucketName) {
  const answer = await callable(b2, 'listBuckets')({ bucketName });
  return answer.buckets[0].bucketId;
}

const actions = {
  async upload(b2, bucketName, fileName, path) {
    await callable(b2, 'uploadFile')(path, {
      bucketId: await bucketId(b2, bucketName), fileName, contentType: 'b2/x-auto',
    });
  },

  async download(b2, bucketName, fileName, path) {
    // The library leaves it to its caller to encode the name for this one call.
    const encoded = B2CloudStorage.getUrlEncodedFileName(fileName);
    const content = await callable(b2, 'downloadFileByName')({ bucket: bucketName, fileName: encoded });
    fs.writeFileSync(path, content);
  },

  async list(b2, bucketName, prefix) {
    const answer = await callable(b2, 'listFileNames')({
      bucketId: await bucketId(b2, bucketName), prefix, maxFileCount: 1000,
    });
    console.log(JSON.stringify(answer.files.map((file) => file.fileName)));
  },

  async life(b2, bucketName, fileName, path) {
    const bucket = await bucketId(b2, bucketName);
    fs.writeFileSync(path, 'living');
    const stored = await callable(b2, 'uploadFile')(path, {
      bucketId: bucket, fileName, contentType: 'text/plain', info: { colour: 'blue' },
    });
    const information = await callable(b2, 'getFileInfo')(stored.fileId);
    assert.strictEqual(information.fileInfo.colour, 'blue');
    assert.strictEqual(information.contentSha1, crypto.createHash('sha1').update('living').digest('hex'));
    const hidden = await callable(b2, 'hideFile')({ bucketId: bucket, fileName });
    const versions = async () => (await callable(b2, 'listFileVersions')({ bucketId: bucket, prefix: fileName }))
      .files.map((file) => file.action);
    assert.deepStrictEqual(await versions(), ['hide', 'upload']);
    await callable(b2, 'deleteFileVersion')({ fileId: hidden.fileId, fileName });
    await callable(b2, 'deleteFileVersion')({ fileId: stored.fileId, fileName });
    assert.deepStrictEqual(await versions(), []);
  },
};

async function main([action, ...words]) {
  await actions[action](await signIn(), ...words);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
