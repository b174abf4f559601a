package dev.strongroom.api.s3.xml;

import java.util.List;
import java.util.Optional;

/**
 * An element that was read.
 *
 * @param name without its namespace
 * @param text the characters directly inside, all of them
 * @param children the elements inside, in order
 */
public record XmlElement(String name, String text, List<XmlElement> children) {
  /** Copies the list. */
  public XmlElement {
    children = List.copyOf(children);
  }

  /** The first child with this name. */
  public Optional<XmlElement> child(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).findFirst();
  }

  /** All children with this name. */
  public List<XmlElement> all(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /** The text of the first child with this name, without blanks around it. */
  public Optional<String> textOf(String childName) {
    return child(childName).map(child -> child.text.strip());
  }
}
