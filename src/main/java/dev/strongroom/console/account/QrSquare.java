package dev.strongroom.console.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as a picture of one path.
 *
 * @param side its width and height, in the path's units, margin included
 * @param path the dark squares, as SVG draws them
 */
public record QrSquare(int side, String path) {
  private static final int MARGIN = 4;

  static QrSquare of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          path.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
        }
      }
    }
    return new QrSquare(code.size + 2 * MARGIN, path.toString());
  }

  /** Its size: the path holds what it says. */
  @Override
  public String toString() {
    return "QrSquare[" + side + "]";
  }
}
