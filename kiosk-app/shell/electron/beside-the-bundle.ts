/** What is not bundled and lies beside the bundles: native parts, and packages that look for their files at run time. */
export const BESIDE_THE_BUNDLE = [
  'serialport',
  'node-hid',
  'pdfkit',
  'fontkit',
  'linebreak',
  'iconv-lite',
  'harfbuzzjs',
] as const

/** Packages of fonts the host opens by name: of each, the faces of paper and nothing else. */
export const FONT_FACES: Readonly<Record<string, readonly string[]>> = {
  '@expo-google-fonts/noto-serif-sc': ['400Regular'],
  '@expo-google-fonts/noto-sans-sc': ['400Regular', '700Bold'],
  '@expo-google-fonts/noto-naskh-arabic': ['400Regular'],
  '@expo-google-fonts/noto-serif-tibetan': ['400Regular'],
}
