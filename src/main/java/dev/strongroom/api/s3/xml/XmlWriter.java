package dev.strongroom.api.s3.xml;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes a document: elements inside each other, each on its own line as B2 does (sheet 04 §5.1).
 */
public final class XmlWriter {
  private static final String DECLARATION =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final String INDENT = "    ";

  private final StringBuilder text = new StringBuilder(DECLARATION);
  private int depth;

  private XmlWriter() {}

  /** A document in S3's namespace. */
  public static byte[] document(String root, Consumer<XmlWriter> content) {
    return document(root, " xmlns=\"" + NAMESPACE + "\"", content);
  }

  /** A document in no namespace: faults, and a few answers of B2's. */
  public static byte[] bare(String root, Consumer<XmlWriter> content) {
    return document(root, "", content);
  }

  private static byte[] document(String root, String attributes, Consumer<XmlWriter> content) {
    XmlWriter writer = new XmlWriter();
    writer.nested(root, attributes, content);
    return writer.text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A document of one element with text alone. */
  public static byte[] single(String root, String value) {
    StringBuilder text = new StringBuilder(DECLARATION);
    text.append('<').append(root).append(" xmlns=\"").append(NAMESPACE).append("\">");
    escape(text, value);
    return text.append("</").append(root).append(">\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An element with text. */
  public XmlWriter text(String name, String value) {
    indent();
    text.append('<').append(name).append('>');
    escape(text, value);
    text.append("</").append(name).append(">\n");
    return this;
  }

  /** An element with a whole number. */
  public XmlWriter number(String name, long value) {
    return text(name, Long.toString(value));
  }

  /** An element with a truth value. */
  public XmlWriter truth(String name, boolean value) {
    return text(name, Boolean.toString(value));
  }

  /** An element with elements. */
  public XmlWriter element(String name, Consumer<XmlWriter> content) {
    nested(name, "", content);
    return this;
  }

  /** As {@link #element}, of a type that the schema for instances names. */
  public XmlWriter typed(String name, String type, Consumer<XmlWriter> content) {
    String attributes =
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"" + type + "\"";
    nested(name, attributes, content);
    return this;
  }

  private void nested(String name, String attributes, Consumer<XmlWriter> content) {
    indent();
    text.append('<').append(name).append(attributes).append(">\n");
    depth++;
    content.accept(this);
    depth--;
    indent();
    text.append("</").append(name).append(">\n");
  }

  private void indent() {
    text.repeat(INDENT, depth);
  }

  private static void escape(StringBuilder out, String value) {
    for (int index = 0; index < value.length(); index++) {
      char character = value.charAt(index);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\r' -> out.append("&#13;");
        default -> out.append(character);
      }
    }
  }
}
