/**
 * What every page of the console is made of: the frame around it, the form that it sends, files
 * that belong to it, times and sizes in words.
 *
 * <p>Never here: what a page is about.
 *
 * <p>Start reading at {@link dev.strongroom.console.page.Pages}.
 */
@NullMarked
package dev.strongroom.console.page;

import org.jspecify.annotations.NullMarked;
