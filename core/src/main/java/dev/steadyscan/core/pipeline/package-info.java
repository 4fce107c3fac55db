/** The entrance: {@link dev.steadyscan.core.pipeline.ScanPipeline}. */
@NullMarked
package dev.steadyscan.core.pipeline;

import org.jspecify.annotations.NullMarked;
