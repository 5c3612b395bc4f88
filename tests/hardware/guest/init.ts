/**
 * The guest's first process: loads the modules, lays a volatile layer over this machine's own root (9p, read-only), runs
 * the command in it, leaves its exit status in the shared folder, and switches off.
 */
export const INIT = `#!/bin/busybox sh
B=/bin/busybox
off() { $B sync; $B poweroff -f; }
die() { echo "guest: $*"; off; }
$B mount -t proc proc /proc
$B mount -t sysfs sysfs /sys
$B mount -t devtmpfs dev /dev
while read -r module options; do
  $B insmod "/mod/$module" $options || die "module $module"
done < /mod/order
share=trans=virtio,version=9p2000.L,msize=512000
$B mount -t 9p -o $share,cache=loose,ro root /host || die root
$B mount -t 9p -o $share,cache=none out /out || die out
$B mount -t tmpfs -o size=75% tmpfs /rw
$B mkdir /rw/upper /rw/work
$B mount -t overlay -o lowerdir=/host,upperdir=/rw/upper,workdir=/rw/work,xino=off,metacopy=off over /new || die overlay
$B mount -t configfs config /sys/kernel/config
for folder in proc sys dev; do $B mount --move /$folder /new/$folder; done
$B mkdir -p /new/dev/pts /new/dev/shm
$B mount -t devpts devpts /new/dev/pts
$B mount -t tmpfs -o mode=1777 tmpfs /new/dev/shm
$B ip link set lo up
$B chroot /new /bin/sh -c "$($B cat /out/command)"
echo $? > /out/status
off
`
