package dev.strongroom.cli.settings;

/**
 * Marks a command, or a part of one, whose options may also be given by the environment and by the
 * configuration file, under the same name.
 */
public interface Configurable {}
