import { Door } from '../components/door.tsx'
import { useHandful } from '../components/few.tsx'
import { Frame } from '../components/frame.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import common from './screens.module.css'

type Listed = Pick<ScreenOf<'items'>, 'bundles' | 'items'>

const BundleDoor = ({ bundle }: { readonly bundle: Listed['bundles'][number] }) => {
  const { messages, send } = useVisit()
  return (
    <Door
      name={bundle.name}
      summary={bundle.summary}
      tag={<span class={`${common.tag} ${common.tagAct}`}>{messages.items.bundle}</span>}
      onPress={() => void send({ type: 'open-bundle', bundleCode: bundle.code })}
    />
  )
}

/** In 长辈模式 the everyday name stands alone; the official one comes on the guide. */
const ItemDoor = ({ item }: { readonly item: Listed['items'][number] }) => {
  const { snapshot, send } = useVisit()
  return (
    <Door
      name={item.plainName}
      {...(snapshot.plain ? {} : { official: item.name })}
      summary={item.summary}
      onPress={() => void send({ type: 'open-item', itemCode: item.code })}
    />
  )
}

/** Bundles first: who knows what has happened need not know what the services are called. */
export const ServiceList = ({ bundles, items }: Listed) => {
  const doors = [
    ...bundles.map((bundle) => ({ key: bundle.code, door: <BundleDoor bundle={bundle} /> })),
    ...items.map((item) => ({ key: item.code, door: <ItemDoor item={item} /> })),
  ]
  const [shown, more] = useHandful(doors)
  return (
    <>
      <ul class={common.stack}>
        {shown.map(({ key, door }) => (
          <li key={key} class={common.wide}>
            {door}
          </li>
        ))}
      </ul>
      {more === null ? null : <div class={`${common.wide} ${common.aboveGap}`}>{more}</div>}
    </>
  )
}

export const ItemsScreen = ({ screen }: { readonly screen: ScreenOf<'items'> }) => {
  const { messages } = useVisit()
  return (
    <Frame
      screenKey={`items/${screen.theme}`}
      over={messages.welcome.doors[screen.theme].name}
      title={messages.items.title}
    >
      <ServiceList bundles={screen.bundles} items={screen.items} />
    </Frame>
  )
}
