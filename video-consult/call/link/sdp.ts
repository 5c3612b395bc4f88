/** What is changed and read in session descriptions. */

/**
 * Speech over a bad line: forward error correction in the packets, silence not sent. Sound is kept clear when the
 * picture has long gone.
 */
export const preferClearSpeech = (sdp: string): string => {
  const opus = /^a=rtpmap:(\d+) opus\/48000/im.exec(sdp)?.[1]
  if (opus === undefined) return sdp
  return sdp.replace(new RegExp(`^(a=fmtp:${opus} )(.*)$`, 'm'), (_line, start: string, rest: string) => {
    const kept = rest
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '' && !/^(useinbandfec|usedtx|maxaveragebitrate)=/.test(part))
    return start + [...kept, 'useinbandfec=1', 'usedtx=1', 'maxaveragebitrate=32000'].join(';')
  })
}

/** The same offer sent again: its origin line and ICE name are the same. A restart changes the name. */
export const offerMark = (sdp: string): string =>
  `${/^o=.*$/m.exec(sdp)?.[0] ?? ''} ${/^a=ice-ufrag:.*$/m.exec(sdp)?.[0] ?? ''}`.trim()
