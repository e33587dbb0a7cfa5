using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace PyActors.Caching;

/// <summary>
/// What Linux tells of a file beyond what .NET passes on: its number and its file system's, its owner, and the time of its last change, to the nanosecond.
/// Through <c>statx</c>, whose structure is the same on every processor, unlike that of <c>stat</c>.
/// </summary>
internal static unsafe class LinuxFileState
{
    private const int FromCurrentFolder = -100;
    private const uint BasicFields = 0x7ff;
    private const int Kind = 0xf000;
    private const int OrdinaryFile = 0x8000;
    private const int Permissions = 0xfff;

    // C: int statx(int, const char *, int, unsigned, struct statx *) and uid_t geteuid(void), of the C library that this process runs on.
    private static readonly delegate* unmanaged<int, byte*, int, uint, Fields*, int> Statx;
    private static readonly delegate* unmanaged<uint> EffectiveUser;

    static LinuxFileState()
    {
        if (!OperatingSystem.IsLinux())
            return;

        var process = NativeLibrary.GetMainProgramHandle();
        if (NativeLibrary.TryGetExport(process, "statx", out var statx) && NativeLibrary.TryGetExport(process, "geteuid", out var user))
        {
            Statx = (delegate* unmanaged<int, byte*, int, uint, Fields*, int>)statx;
            EffectiveUser = (delegate* unmanaged<uint>)user;
        }
    }

    /// <summary>Whether this system has it.</summary>
    public static bool IsKnown => Statx is not null;

    /// <summary>The user that this process acts as; only where it is known.</summary>
    public static uint User => EffectiveUser();

    /// <summary>What there is at a path, links followed; null if nothing, or nothing that can be looked at.</summary>
    public static FileState? Of(string path)
    {
        Fields fields;
        var name = Utf8StringMarshaller.ConvertToUnmanaged(path);
        try
        {
            // SAFETY: the name ends in 0, the structure is as large as the kernel's, and both outlive the call.
            if (Statx(FromCurrentFolder, name, 0, BasicFields, &fields) != 0)
                return null;
        }
        finally
        {
            Utf8StringMarshaller.Free(name);
        }

        return new FileState
        {
            Size = (long)fields.Size,
            IsFile = (fields.Mode & Kind) == OrdinaryFile,
            Written = fields.Written.Nanoseconds,
            Changed = fields.Changed.Nanoseconds,
            LastChange = DateTimeOffset.UnixEpoch.AddTicks(fields.Changed.Nanoseconds / TimeSpan.NanosecondsPerTick),
            Number = (long)fields.Number,
            Device = ((long)fields.DeviceMajor << 32) | fields.DeviceMinor,
            Owner = fields.Owner,
            Mode = (UnixFileMode)(fields.Mode & Permissions),
        };
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Moment
    {
        public long Seconds;
        public uint Rest;
        public int Unused;

        public readonly long Nanoseconds => (Seconds * 1_000_000_000) + Rest;
    }

    // struct statx of linux/stat.h.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Fields
    {
        [FieldOffset(20)]
        public uint Owner;

        [FieldOffset(28)]
        public ushort Mode;

        [FieldOffset(32)]
        public ulong Number;

        [FieldOffset(40)]
        public ulong Size;

        [FieldOffset(96)]
        public Moment Changed;

        [FieldOffset(112)]
        public Moment Written;

        [FieldOffset(136)]
        public uint DeviceMajor;

        [FieldOffset(140)]
        public uint DeviceMinor;
    }
}
