/** `?` says which keys there are. */
import { useRef } from 'preact/hooks'
import { useKeys } from '../keys.ts'
import { words } from '../language/language.ts'

export const KeyHelp = () => {
  const dialog = useRef<HTMLDialogElement>(null)
  const text = words().worklist
  const open = () => dialog.current?.showModal()
  useKeys({ '?': open })
  return (
    <>
      <button type="button" class="quiet key-help" onClick={open}>
        {text.keys}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="key-help">
        <h2 id="key-help">{text.keys}</h2>
        <dl class="lines">
          {text.keyList.map(([keys, what]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button type="submit" class="button">
            {text.close}
          </button>
        </form>
      </dialog>
    </>
  )
}
