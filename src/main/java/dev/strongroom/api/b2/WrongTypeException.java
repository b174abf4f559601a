package dev.strongroom.api.b2;

/** A field's value cannot be what the field is: answered with {@code bad_json} (sheet 02 §1.5). */
final class WrongTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongTypeException(String name, String wanted) {
    super(name + " must be " + wanted, null, false, false);
  }
}
