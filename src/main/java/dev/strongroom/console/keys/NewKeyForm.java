package dev.strongroom.console.keys;

import dev.strongroom.access.KeyTemplate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The form for a new key, as it was typed.
 *
 * @param buckets that can be chosen
 * @param some whether some buckets are chosen, not all
 * @param chosen the ids of those
 * @param type the name of an access preset, or {@link #CUSTOM}
 * @param capabilities the B2 names of those that are ticked, for a custom key
 * @param template the job that the form was filled in for; empty for none
 * @param errors what is wrong, by field
 * @param once makes the form good for one time
 */
public record NewKeyForm(
    String name,
    List<Choice> buckets,
    boolean some,
    Set<String> chosen,
    String type,
    Set<String> capabilities,
    Optional<KeyTemplate> template,
    boolean allBucketNames,
    String namePrefix,
    String duration,
    Map<String, String> errors,
    String once) {
  /** The type of a key whose capabilities are picked one by one. */
  public static final String CUSTOM = "CUSTOM";

  /** A bucket that can be chosen. */
  public record Choice(String id, String name) {}

  /** What is wrong with a field; "" for nothing. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  /** The same form with what turned out to be wrong. */
  NewKeyForm wrong(Map<String, String> found, String newOnce) {
    return new NewKeyForm(
        name,
        buckets,
        some,
        chosen,
        type,
        capabilities,
        template,
        allBucketNames,
        namePrefix,
        duration,
        found,
        newOnce);
  }
}
