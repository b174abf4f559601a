package dev.strongroom.matrix;

import dev.strongroom.testing.NativeClient;

/**
 * A request that is to be made.
 *
 * @param things what it names
 */
record Asked(World world, Situation situation, Holder holder, Things things) {
  /** The program that makes it. */
  NativeClient client() {
    return holder.client();
  }

  /** Whether another account's key makes it. */
  boolean isStrangers() {
    return situation == Situation.OTHER_ACCOUNT;
  }
}
