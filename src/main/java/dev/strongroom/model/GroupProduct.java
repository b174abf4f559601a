package dev.strongroom.model;

/** What a Group pays for (sheet 03 §1); the names are B2's own. */
public enum GroupProduct {
  /** Computer backup, which this server does not do; a Group may still be said to have it. */
  BACKUP,
  /** Storage. */
  STORAGE
}
