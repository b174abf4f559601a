/**
 * The commands of the person who runs the server: accounts, keys, explanations, upkeep. They work
 * on a running server and on a stopped one.
 *
 * <p>Never here: what the commands do to accounts and keys; they ask the operator's door.
 *
 * <p>Start reading at {@link dev.strongroom.cli.operate.KeyCommand}.
 */
@NullMarked
package dev.strongroom.cli.operate;

import org.jspecify.annotations.NullMarked;
