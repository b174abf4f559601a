package dev.strongroom.api.s3;

import dev.strongroom.api.s3.message.S3Code;
import dev.strongroom.api.s3.message.S3Request;
import dev.strongroom.api.s3.message.UriCoding;
import dev.strongroom.api.s3.xml.XmlWriter;
import dev.strongroom.files.ListedRow;
import java.util.List;
import java.util.Optional;

/**
 * What the listings of a bucket have in common (sheet 04 §3.2).
 *
 * @param most 0 to 1000
 * @param encoded whether names are percent-encoded in the answer
 */
record ListingFields(String prefix, Optional<String> delimiter, int most, boolean encoded) {
  private static final int MOST = 1000;

  /** After every name that begins like this: no character comes after it. */
  private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

  /** Before every name that begins like this and goes on: no name holds it. */
  private static final String FIRST = "\0";

  static ListingFields read(S3Request request, String mostName) {
    Optional<String> encoding = request.query().text("encoding-type").filter(e -> !e.isEmpty());
    if (encoding.isPresent() && !encoding.get().equals("url")) {
      throw S3Code.INVALID_ARGUMENT.fault("Invalid Encoding Method specified in Request");
    }
    return new ListingFields(
        request.query().text("prefix").orElse(""),
        request.query().text("delimiter").filter(delimiter -> !delimiter.isEmpty()),
        Counts.read(request, mostName, MOST, MOST),
        encoding.isPresent());
  }

  /** A name as the answer shows it. */
  String shown(String name) {
    return encoded ? UriCoding.encodePath(name) : name;
  }

  /** The first name after the marker; after a whole folder when the marker is one. */
  String after(String marker) {
    if (marker.isEmpty()) {
      return "";
    }
    boolean folder =
        delimiter.isPresent()
            && marker.startsWith(prefix)
            && marker.length() > prefix.length()
            && marker.endsWith(delimiter.get());
    return marker + (folder ? LAST : FIRST);
  }

  /** Prefix, delimiter, encoding and folders, which all listings show alike. */
  void write(XmlWriter result, List<ListedRow> rows) {
    result.text("Prefix", shown(prefix)).number("MaxKeys", most);
    delimiter.ifPresent(text -> result.text("Delimiter", shown(text)));
    if (encoded) {
      result.text("EncodingType", "url");
    }
    writeFolders(result, rows);
  }

  /** The rows that are folders. */
  void writeFolders(XmlWriter result, List<ListedRow> rows) {
    rows.forEach(row -> {
      if (row instanceof ListedRow.OfFolder(String name)) {
        result.element("CommonPrefixes", folder -> folder.text("Prefix", shown(name)));
      }
    });
  }
}
