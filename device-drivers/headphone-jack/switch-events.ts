/** Linux input events as the kernel hands them out (linux/input.h, 64 bit): time 16 bytes, type, code, value. */
const EVENT_BYTES = 24
const EV_SW = 0x05
/** SW_HEADPHONE_INSERT of linux/input-event-codes.h. */
const HEADPHONE_INSERT = 0x02

/** A function that takes bytes in any cut and answers the last state of the jack they tell, `undefined` for none. */
export const createSwitchReader = (): ((bytes: Uint8Array) => boolean | undefined) => {
  let rest = new Uint8Array()
  return (bytes) => {
    const all = Uint8Array.from([...rest, ...bytes])
    const whole = all.length - (all.length % EVENT_BYTES)
    const view = new DataView(all.buffer)
    let plugged: boolean | undefined
    for (let at = 0; at < whole; at += EVENT_BYTES) {
      if (view.getUint16(at + 16, true) === EV_SW && view.getUint16(at + 18, true) === HEADPHONE_INSERT)
        plugged = view.getInt32(at + 20, true) !== 0
    }
    rest = all.slice(whole)
    return plugged
  }
}
