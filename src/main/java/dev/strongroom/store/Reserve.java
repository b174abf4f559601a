package dev.strongroom.store;

/**
 * Room on the storage that is set aside, so that rights can be taken away and files deleted on a
 * full disk. Safe for use by any number of threads.
 */
public interface Reserve {
  /** Keeps nothing aside: for storage that cannot be full, or that nobody relies on. */
  Reserve NONE =
      new Reserve() {
        @Override
        public boolean isWhole() {
          return true;
        }

        @Override
        public boolean giveUp() {
          return false;
        }

        @Override
        public boolean restore() {
          return true;
        }
      };

  /** Says whether the room is set aside. While it is not, nothing but the privileged may write. */
  boolean isWhole();

  /** Frees the room for use; says whether there was any to free. */
  boolean giveUp();

  /** Sets the room aside again when there is plenty; says whether it is set aside now. */
  boolean restore();
}
