import { CALL_PARTIES } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useEffect, useState } from 'preact/hooks'
import { type Said, withKept } from '../../call/written-words.ts'
import { words } from '../language/language.ts'
import { askChat } from '../line/desk-line.ts'
import { SaidList } from './chat.tsx'

const [, LAWYER] = CALL_PARTIES

/** What was written in the call, to write the record by; the centre has it until the record is signed. */
export const KeptWords = ({ current }: { readonly current: DeskView['current'][number] }) => {
  const [said, setSaid] = useState<readonly Said[]>([])
  useEffect(() => {
    let gone = false
    const read = async () => {
      const kept = await askChat(current.id)
      if (!gone) setSaid(withKept([], kept, LAWYER))
    }
    void read()
    return () => void (gone = true)
  }, [current.id])
  return said.length === 0 ? null : (
    <div class="card chat">
      <h3>{words().chat.title}</h3>
      <p class="soft">{words().chat.untilSigned}</p>
      <SaidList said={said} others={{ guests: current.guests, lawyer: null }} />
    </div>
  )
}
