package dev.strongroom.api.browser;

import dev.strongroom.access.Grant;
import dev.strongroom.api.Call;
import dev.strongroom.api.Introduced;

/** A preflight, which carries no credential. */
record BrowserInput(Call call) implements Introduced {
  @Override
  public Grant grant() {
    return Grant.NOBODY;
  }
}
