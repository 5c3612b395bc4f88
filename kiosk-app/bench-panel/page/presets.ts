/** The buttons of the panel: invented people and the faults the simulators know. */
export const CARDS = [
  { preset: 'elder', label: '李试样 (long-term card)' },
  { preset: 'worker', label: '王示例' },
  { preset: 'rare-name', label: '𠮷㛃样 (rare name)' },
  { preset: 'expired', label: '赵样本 (expired card)' },
  { preset: 'residence-permit', label: '陳試樣 (residence permit)' },
] as const

export const READER_FAULTS = [
  { kind: 'hold-still', label: 'Card moved' },
  { kind: 'bad-checksum', label: 'Wrong check byte' },
  { kind: 'not-genuine', label: 'Not genuine' },
  { kind: 'silence', label: 'Silence' },
  { kind: 'noise', label: 'Noise' },
  { kind: 'unplug', label: 'Unplug' },
] as const

export const PRINTER_FAULTS = [
  { label: 'Paper out', body: { paperOut: true } },
  { label: 'Paper out at line 7', body: { paperOutAtLine: 7 } },
  { label: 'Paper nearly out', body: { nearEnd: true } },
  { label: 'Cover open', body: { coverOpen: true } },
  { label: 'Cutter jam', body: { cutter: true } },
  { label: 'Line dropped', body: { dropConnection: true } },
] as const
