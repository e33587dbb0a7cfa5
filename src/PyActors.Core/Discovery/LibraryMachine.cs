using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PyActors.Discovery;

/// <summary>Which machine a shared library is for, by the head of its file, where that has the form that Linux has (ELF).</summary>
internal static class LibraryMachine
{
    private const int HeadSize = 20;
    private const int MachineAt = 18;
    private const int LittleEndian = 1;

    /// <summary>The machine, if it is another one than this process's; null if it is the same, or the file doesn't tell.</summary>
    public static Architecture? OtherThanThis(string library)
    {
        var own = RuntimeInformation.ProcessArchitecture is Architecture.Armv6 ? Architecture.Arm : RuntimeInformation.ProcessArchitecture;
        return Of(library) is { } machine && machine != own ? machine : null;
    }

    private static Architecture? Of(string library)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        try
        {
            using var file = File.OpenHandle(library);
            if (RandomAccess.Read(file, head, 0) < HeadSize || head is not [0x7f, (byte)'E', (byte)'L', (byte)'F', ..])
                return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }

        var machine = head[MachineAt..];
        var number = head[5] == LittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(machine) : BinaryPrimitives.ReadUInt16BigEndian(machine);
        return Named(number);
    }

    // The numbers that ELF has for them. No dictionary: this is on the way of every start, and that would be compiled there.
    private static Architecture? Named(int number) => number switch
    {
        3 => Architecture.X86,
        21 => Architecture.Ppc64le,
        22 => Architecture.S390x,
        40 => Architecture.Arm,
        62 => Architecture.X64,
        183 => Architecture.Arm64,
        243 => Architecture.RiscV64,
        258 => Architecture.LoongArch64,
        _ => null,
    };
}
