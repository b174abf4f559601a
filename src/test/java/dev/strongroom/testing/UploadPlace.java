package dev.strongroom.testing;

import dev.strongroom.api.PercentCoding;

/** An upload URL with its token. */
public record UploadPlace(TestServer server, String path, String token) {
  public static UploadPlace of(NativeClient client, TestAnswer answer) {
    String url = answer.text("uploadUrl");
    return new UploadPlace(
        client.server(),
        url.substring(client.server().endpoints().upload().length()),
        answer.text("authorizationToken"));
  }

  /** The upload of a file, with all headers that are required, no content, and its digest. */
  public TestUpload file(String name) {
    return new TestUpload(this)
        .header("X-Bz-File-Name", PercentCoding.encode(name))
        .header("Content-Type", "b2/x-auto")
        .content(new byte[0]);
  }

  /** The upload of a part. */
  public TestUpload part(int number, byte[] content) {
    return new TestUpload(this)
        .header("X-Bz-Part-Number", Integer.toString(number))
        .content(content);
  }
}
