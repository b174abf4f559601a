package dev.strongroom.matrix;

import dev.strongroom.testing.TestAnswer;
import java.util.function.Supplier;

/** A request of the matrix, in two steps: what an expiry or a deletion comes between. */
@FunctionalInterface
interface NativeRequest {
  /** Gets ready whatever is needed besides an account token, and gives back the request itself. */
  Supplier<TestAnswer> prepare(Asked asked);
}
