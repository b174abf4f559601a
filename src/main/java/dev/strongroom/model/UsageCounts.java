package dev.strongroom.model;

/**
 * What was used: transactions by B2's classes (sheet 01 §9), and bytes of files.
 *
 * @param downloadedBytes that were sent
 * @param uploadedBytes in uploads that succeeded; copies on the server bring none
 * @param deletedBytes in versions and parts that somebody deleted
 */
public record UsageCounts(
    long classA,
    long classB,
    long classC,
    long downloadedBytes,
    long uploadedBytes,
    long deletedBytes) {
  /** Nothing. */
  public static final UsageCounts NONE = new UsageCounts(0, 0, 0, 0, 0, 0);

  /** Both together. */
  public UsageCounts plus(UsageCounts other) {
    return new UsageCounts(
        classA + other.classA,
        classB + other.classB,
        classC + other.classC,
        downloadedBytes + other.downloadedBytes,
        uploadedBytes + other.uploadedBytes,
        deletedBytes + other.deletedBytes);
  }

  /** What is left without the other, which is a part of it. */
  public UsageCounts minus(UsageCounts other) {
    return new UsageCounts(
        classA - other.classA,
        classB - other.classB,
        classC - other.classC,
        downloadedBytes - other.downloadedBytes,
        uploadedBytes - other.uploadedBytes,
        deletedBytes - other.deletedBytes);
  }

  /** Transactions of all classes. */
  public long transactions() {
    return classA + classB + classC;
  }
}
