package dev.strongroom.console.keys;

import dev.strongroom.model.Endpoints;
import dev.strongroom.model.Secret;
import java.util.ArrayList;
import java.util.List;

/**
 * What to paste into a shell or a file for the programs that people use (sheet 08). Ids, secrets
 * and bucket names hold no character that a shell would take for more than itself.
 *
 * @param region the S3-compatible API's
 * @param bucketName a bucket of the key, or a word in its place
 */
record PasteLines(
    Endpoints endpoints, String region, String keyId, String applicationKey, String bucketName) {

  /** Lines for every program that takes a key of this kind. */
  List<Reveal.Tool> tools(boolean isMaster) {
    List<Reveal.Tool> tools = new ArrayList<>();
    tools.add(tool("b2", "Paste into a shell.", "b2.env", b2()));
    tools.add(tool("rclone", "Append to rclone.conf.", "rclone.conf", rclone()));
    if (!isMaster) {
      tools.add(tool("restic", "Paste into a shell.", "restic.env", restic()));
      tools.add(tool("aws", "Append to ~/.aws/config.", "aws-config", aws()));
    }
    tools.add(tool("JSON", "For programs of your own.", "application-key.json", json()));
    return tools;
  }

  private static Reveal.Tool tool(String name, String hint, String file, String lines) {
    return new Reveal.Tool(name, hint, file, new Secret(lines));
  }

  private String b2() {
    return """
    export B2_ENVIRONMENT=%s
    export B2_APPLICATION_KEY_ID=%s
    export B2_APPLICATION_KEY=%s
    b2 ls b2://%s
    """
        .formatted(endpoints.api(), keyId, applicationKey, bucketName);
  }

  private String rclone() {
    return """
    [strongroom]
    type = b2
    endpoint = %s
    account = %s
    key = %s
    """
        .formatted(endpoints.api(), keyId, applicationKey);
  }

  private String restic() {
    return """
    export AWS_ACCESS_KEY_ID=%s
    export AWS_SECRET_ACCESS_KEY=%s
    restic -r s3:%s/%s init
    """
        .formatted(keyId, applicationKey, endpoints.s3(), bucketName);
  }

  private String aws() {
    return """
    [profile strongroom]
    aws_access_key_id = %s
    aws_secret_access_key = %s
    region = %s
    endpoint_url = %s
    s3 =
      addressing_style = path
      signature_version = s3v4
    """
        .formatted(keyId, applicationKey, region, endpoints.s3());
  }

  private String json() {
    return """
    {
      "applicationKeyId": "%s",
      "applicationKey": "%s",
      "apiUrl": "%s"
    }
    """
        .formatted(keyId, applicationKey, endpoints.api());
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "PasteLines[" + keyId + "]";
  }
}
