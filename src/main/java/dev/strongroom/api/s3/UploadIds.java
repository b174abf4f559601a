package dev.strongroom.api.s3;

import dev.strongroom.api.Fault;
import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.model.FileId;
import dev.strongroom.model.IllegalValueException;
import dev.strongroom.model.Part;

/** The upload's id, which is the large file's, and the part's number in a query (sheet 04 §3.3). */
final class UploadIds {
  private UploadIds() {}

  /** The id; throws a fault when no upload could have it. */
  static FileId of(S3Request request) {
    try {
      return new FileId(request.query().text("uploadId").orElse(""));
    } catch (IllegalValueException malformed) {
      throw S3Code.NO_SUCH_UPLOAD.fault(
          "The specified upload does not exist. The upload ID may be invalid, or the upload may"
              + " have been aborted or completed.");
    }
  }

  /** The number of the part. */
  static int partNumber(S3Request request) {
    String text = request.query().text("partNumber").orElse("");
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > Part.MAXIMUM_NUMBER) {
      throw invalidNumber();
    }
    return number;
  }

  private static Fault invalidNumber() {
    return S3Code.INVALID_ARGUMENT.fault(
        "Part number must be an integer between 1 and 10000, inclusive");
  }
}
