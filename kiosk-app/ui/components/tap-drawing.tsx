/** A card being laid flat on the lit reader. The movement shows where it goes, and stops where motion is not wanted. */
import css from './tap-drawing.module.css'

export const TapDrawing = ({ state }: { readonly state: 'waiting' | 'reading' | 'problem' }) => (
  <svg class={`${css.drawing} ${css[state]}`} viewBox="0 0 320 200" aria-hidden="true" focusable="false">
    <path class={css.base} d="M58 128h204l34 46a8 8 0 0 1-7 12H31a8 8 0 0 1-7-12z" />
    <path class={css.light} d="M88 140h144l14 24H74z" />
    <path class={css.wave} d="M118 124a60 34 0 0 1 84 0M98 112a88 52 0 0 1 124 0" />
    <g class={css.card}>
      <path
        class={css.paper}
        d="M96 30h128a10 10 0 0 1 10 10v56a10 10 0 0 1-10 10H96a10 10 0 0 1-10-10V40a10 10 0 0 1 10-10z"
      />
      <path d="M104 48h46M104 62h56M104 76h36" />
      <path class={css.face} d="M196 62a12 12 0 1 0 0-.1M176 92a20 20 0 0 1 40 0z" />
    </g>
  </svg>
)
