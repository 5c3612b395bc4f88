/** A panel over the screen that must be answered. A native modal dialog: the rest is inert, the focus stays inside. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import css from './overlay.module.css'

export interface OverlayProps {
  readonly title: string
  /** Called for Escape; without it the panel can only be answered by its buttons. */
  readonly onDismiss?: () => void
  readonly alarming?: boolean
  /** Buttons that stay in sight below the content, however long that is: they cover none of it. */
  readonly foot?: ComponentChildren
  readonly children: ComponentChildren
}

/** Fractions of a pixel are not content. */
const SLACK_PX = 4

/** Content that is longer than its room must be reached by keys too. */
const useScrolls = () => {
  const body = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const element = body.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setScrolls(element.scrollHeight - element.clientHeight > SLACK_PX))
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    return () => observer.disconnect()
  }, [])
  return { body, scrolls }
}

export const Overlay = ({ title, onDismiss, alarming = false, foot, children }: OverlayProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const { body, scrolls } = useScrolls()
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
      <div ref={body} class={css.body} tabIndex={scrolls ? 0 : -1}>
        <h2>{title}</h2>
        {children}
      </div>
      {foot === undefined ? null : <div class={css.foot}>{foot}</div>}
    </dialog>
  )
}
