/**
 * The settings: options of the command line, variables of the environment and one TOML file, in
 * this order, under the same names; read once into typed records.
 *
 * <p>Never here: secrets. The key-encryption key is named by its file.
 *
 * <p>Start reading at {@link dev.strongroom.cli.settings.SettingsSource}.
 */
@NullMarked
package dev.strongroom.cli.settings;

import org.jspecify.annotations.NullMarked;
