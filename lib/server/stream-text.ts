import { logger } from "#lib/logger.ts";

const STALLED_AFTER = 60_000;

/**
 * A response body that reads on only as fast as the other end takes it. When that end goes away or takes nothing for a
 * minute, the source is told to stop; when the source fails, the connection breaks, so that half a file never looks
 * like a whole one.
 */
export function streamText(
  text: AsyncGenerator<string, void, undefined>,
  stalledAfter = STALLED_AFTER,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let stalled: NodeJS.Timeout | undefined;
  function watch(controller: ReadableStreamDefaultController<Uint8Array>): void {
    stalled = setTimeout(() => {
      controller.error(new Error("nobody reads on"));
      void text.return();
    }, stalledAfter);
    stalled.unref();
  }
  return new ReadableStream<Uint8Array>(
    {
      // Somebody who left before the first byte never asks for it, and nothing tells of them.
      start: watch,
      async pull(controller) {
        clearTimeout(stalled);
        try {
          const { value, done } = await text.next();
          if (done) return controller.close();
          controller.enqueue(encoder.encode(value));
        } catch (error) {
          logger.error({ err: error }, "stream failed");
          return controller.error(error);
        }
        watch(controller);
      },
      async cancel() {
        clearTimeout(stalled);
        await text.return();
      },
    },
    { highWaterMark: 0 },
  );
}
