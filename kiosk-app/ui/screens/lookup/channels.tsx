/** Where to complain, report or ask, what each is for; those that can be begun here begin here. */
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import type { ScreenOf } from '../../visit/screen-of.ts'
import { useVisit } from '../../visit/visit.ts'
import common from '../screens.module.css'
import css from './lookup.module.css'

export const ChannelsScreen = ({ screen }: { readonly screen: ScreenOf<'channels'> }) => {
  const { messages, send } = useVisit()
  const { channels: words } = messages
  return (
    <Frame screenKey="channels" over={messages.library.title} title={words.title} lead={words.lead}>
      <ul class={common.stack}>
        {screen.channels.map((channel) => (
          <li key={channel.id} class={`${common.card} ${channel.urgent ? css.urgent : ''}`}>
            <div class={`${common.row} ${common.between}`}>
              <h2>{channel.name}</h2>
              <strong class={css.number}>{channel.phone}</strong>
            </div>
            {channel.urgent ? <p class={common.strong}>{words.urgent}</p> : null}
            <ul class={css.uses}>
              {channel.uses.map((use) => (
                <li key={use}>{use}</li>
              ))}
            </ul>
            <p class={common.soft}>{channel.hours}</p>
            {channel.items.length === 0 ? null : (
              <div class={`${common.row} ${common.aboveGap}`}>
                {channel.items.map((item) => (
                  <Button
                    key={item.code}
                    sign="next"
                    signAtEnd
                    onPress={() => void send({ type: 'open-item', itemCode: item.code })}
                  >
                    {words.here(item.plainName)}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Frame>
  )
}
