/**
 * The beginnings of every list of guesses, lower case, digits at the ends left out where words are meant: from what
 * surveys of leaked passwords name most often, in China and elsewhere, and what someone guesses who knows where we are.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password passw0rd p@ssw0rd p@ssword pa$$word pass1234 password1234 mypassword newpassword changeme changeit
  letmein welcome welcomehome iloveyou iloveyouso sunshine princess football baseball basketball superman batman
  dragon monkey master shadow michael jennifer jordan trustno trustnoone whatever starwars computer internet
  admin administrator adminadmin root rootroot rootadmin system manager supervisor superuser guest test testtest
  testuser demo default service operator secret secretsecret login loginlogin office server backup database
  qwerty qwertyuiop qwerty123456 qweasdzxc asdfghjkl zxcvbnm zxcvbnmasd qazwsxedc qazwsx 1qaz2wsx 1qaz@wsx
  1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 aa123456 a1b2c3d4 a1b2c3d4e5 abc123456 abcd1234 abcdefghij
  a123456789 aa123456789 qq123456 qq123456789 qqqqqqqqqq woaini woaini1314 woaini520 woaiwojia woaizhongguo
  iloveu woshishui wozuibang nihao nihaoma nihao123456 xiaoming zhangsan lisi wangwu zhongguo beijing shanghai
  guangzhou shenzhen huawei tencent alibaba 5201314 5201314520 520520520 1314520 13145201314 147258369 159357
  159753 1472583690 789456123 741852963 963852741 123123123 123321123 112233445566 987654321 9876543210
  mima mima123456 mimamima gongzuo bangong shenpi shouli falv falvyuanzhu sifaju sifaju123 gonggongfalv
  lutong lvtong lutonglutong lvtonglvtong lutong123456 zhongduan yuancheng lvshi lvshi123456 admin@123 admin@1234
  admin#123 admin!@# huawei@123 abc@123456 abcd@1234 qwer1234 qwer@1234 qwer!@#$ 1234qwer 1234abcd zaq12wsx
  !qaz@wsx !qaz2wsx xsw2zaq1 p@$$w0rd 111111 000000 88888888 66666666 12345678 123456789 1234567890 11111111`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
