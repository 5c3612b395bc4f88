/** A panel over the screen that must be answered. A native modal dialog: the rest is inert, the focus stays inside. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import css from './overlay.module.css'

export interface OverlayProps {
  readonly title: string
  /** Called for Escape; without it the panel can only be answered by its buttons. */
  readonly onDismiss?: () => void
  readonly alarming?: boolean
  readonly children: ComponentChildren
}

export const Overlay = ({ title, onDismiss, alarming = false, children }: OverlayProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      class={css.overlay}
      aria-label={title}
      role={alarming ? 'alertdialog' : 'dialog'}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss?.()
      }}
    >
      <h2>{title}</h2>
      {children}
    </dialog>
  )
}
