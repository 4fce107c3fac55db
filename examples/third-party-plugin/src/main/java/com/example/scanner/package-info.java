/** A plugin of Steadyscan by somebody else: made to be copied. */
@NullMarked
package com.example.scanner;

import org.jspecify.annotations.NullMarked;
