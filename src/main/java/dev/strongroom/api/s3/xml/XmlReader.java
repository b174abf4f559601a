package dev.strongroom.api.s3.xml;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads small documents whole. UTF-8 only; a document type, a processing instruction, a namespace
 * other than S3's, or more depth or elements than any request has, ends the reading (sheet 06 no.
 * 60). Nothing is ever fetched.
 */
public final class XmlReader {
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final int MAXIMUM_DEPTH = 12;
  private static final int MAXIMUM_ELEMENTS = 100_000;

  private final XMLStreamReader reader;
  private int elements;

  private XmlReader(XMLStreamReader reader) {
    this.reader = reader;
  }

  /** Reads a document whose root has this name; throws {@link MalformedXmlException} otherwise. */
  public static XmlElement read(byte[] document, String rootName) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
      XMLStreamReader stream = factory().createXMLStreamReader(new StringReader(withoutMark));
      XmlElement root = new XmlReader(stream).document();
      if (!root.name().equals(rootName)) {
        throw malformed();
      }
      return root;
    } catch (XMLStreamException | CharacterCodingException broken) {
      throw malformed();
    }
  }

  private XmlElement document() throws XMLStreamException {
    String encoding = reader.getCharacterEncodingScheme();
    if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
      throw malformed();
    }
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          XmlElement root = element(1);
          end();
          return root;
        }
        case XMLStreamConstants.COMMENT, XMLStreamConstants.SPACE -> {}
        default -> throw malformed();
      }
    }
  }

  private void end() throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.COMMENT,
            XMLStreamConstants.SPACE,
            XMLStreamConstants.END_DOCUMENT -> {}
        default -> throw malformed();
      }
    }
  }

  private XmlElement element(int depth) throws XMLStreamException {
    String namespace = reader.getNamespaceURI();
    boolean known = namespace == null || namespace.isEmpty() || namespace.equals(NAMESPACE);
    if (depth > MAXIMUM_DEPTH || ++elements > MAXIMUM_ELEMENTS || !known) {
      throw malformed();
    }
    String name = reader.getLocalName();
    StringBuilder text = new StringBuilder();
    List<XmlElement> children = new ArrayList<>(4);
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlElement(name, text.toString(), children);
        }
        case XMLStreamConstants.COMMENT -> {}
        default -> throw malformed();
      }
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
      throw new XMLStreamException("nothing is fetched");
    });
    return factory;
  }

  private static MalformedXmlException malformed() {
    return new MalformedXmlException(
        "The XML you provided was not well-formed or did not validate against our published"
            + " schema");
  }
}
