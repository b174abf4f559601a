package dev.strongroom.cli.settings;

/**
 * Marks options that may also be given by the environment and by the configuration file, under the
 * same name.
 */
interface Configurable {}
