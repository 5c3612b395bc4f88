import { Frame } from '../components/frame.tsx'
import { words } from '../language/language.ts'

/** Signed in, but as staff: the desk is not theirs, the console is. */
export const NoLawyer = ({ name }: { readonly name: string }) => {
  const text = words()
  return (
    <Frame name={name}>
      <main class="notice no-lawyer">
        <p>{text.signIn.notLawyer}</p>
        <a class="button" href="/console/">
          {text.signIn.toConsole}
        </a>
      </main>
    </Frame>
  )
}
