/** In the page's audio thread: what it is given as floats goes out as 16-bit samples, a fifth of a second at a time. */
const PIECE_SAMPLES = 3_200

/** Of the scope this file runs in; the types of the DOM do not have it. */
declare const AudioWorkletProcessor: { new (): { readonly port: MessagePort } }
declare const registerProcessor: (name: string, processor: new () => object) => void

class CaptionTap extends AudioWorkletProcessor {
  #piece = new Int16Array(PIECE_SAMPLES)
  #filled = 0

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      this.#piece[this.#filled] = Math.round(Math.max(-1, Math.min(1, sample)) * 32_767)
      this.#filled += 1
      if (this.#filled < PIECE_SAMPLES) continue
      this.port.postMessage(this.#piece, [this.#piece.buffer])
      this.#piece = new Int16Array(PIECE_SAMPLES)
      this.#filled = 0
    }
    return true
  }
}

registerProcessor('caption-tap', CaptionTap)
