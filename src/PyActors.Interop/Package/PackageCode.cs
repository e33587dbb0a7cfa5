using System.Collections.Concurrent;
using System.Text;
using PyActors.Interop.Native;

namespace PyActors.Interop.Package;

/// <summary>
/// The code of the Python package <c>pyactors</c>: the first interpreter compiles it, the others read what came of that, since
/// compiling takes most of the time in which the package gets there. Needs the GIL of whichever interpreter.
/// </summary>
internal static unsafe class PackageCode
{
    private static readonly ConcurrentDictionary<string, byte[]> Compiled = new();

    /// <summary>A code object of the current interpreter. Null: an exception is set.</summary>
    public static Owned Load(string file) => Compiled.TryGetValue(file, out var compiled) ? Read(compiled) : Compile(file);

    private static Owned Read(byte[] compiled)
    {
        // SAFETY: the bytes are pinned while they are read, and were written by this Python.
        fixed (byte* start = compiled)
            return new Owned(MarshalApi.ReadObjectFromString(start, compiled.Length));
    }

    private static Owned Compile(string file)
    {
        // SAFETY: both texts end in 0 and are pinned while C reads them.
        fixed (byte* source = PackageSource.Read(file), path = Encoding.UTF8.GetBytes($"<pyactors>/{file}\0"))
        {
            var code = new Owned(CodeApi.CompileString(source, path, CodeApi.FileInput));
            if (!code.IsNull)
                Keep(file, code.Pointer);

            return code;
        }
    }

    private static void Keep(string file, nint code)
    {
        using var bytes = new Owned(MarshalApi.WriteObjectToString(code, MarshalApi.Version));
        if (bytes.IsNull)
            PyErrors.Clear();
        else
            // SAFETY: the memory is as long as that, and lives as long as the bytes, which are owned here.
            Compiled[file] = new ReadOnlySpan<byte>(BytesObject.AsString(bytes.Pointer), checked((int)BytesObject.Size(bytes.Pointer))).ToArray();
    }
}
