using System.Collections.Concurrent;
using System.Text;
using PyActors.Interop.Native;

namespace PyActors.Interop.Package;

/// <summary>
/// The code of the Python package <c>pyactors</c>: the first interpreter that needs a module compiles it, the others read what came of that,
/// since compiling takes most of the time in which the package gets there. Needs the GIL of whichever interpreter.
/// </summary>
internal static unsafe class PackageCode
{
    private static readonly ConcurrentDictionary<string, byte[]> Compiled = new();

    /// <summary>A code object of the current interpreter. Null: an exception is set.</summary>
    /// <exception cref="InvalidOperationException">There is no such module.</exception>
    public static Owned Load(string module) => TryLoad(module, out var code)
        ? code
        : throw new InvalidOperationException($"The resource of the Python module {module} is missing from the engine's assembly.");

    /// <summary>The same; false if there is no such module.</summary>
    public static bool TryLoad(string module, out Owned code)
    {
        if (Compiled.TryGetValue(module, out var compiled))
        {
            code = Read(compiled);
            return true;
        }

        var source = PackageSource.TryRead(module);
        code = source is null ? default : Compile(module, source);
        return source is not null;
    }

    private static Owned Read(byte[] compiled)
    {
        // SAFETY: the bytes are pinned while they are read, and were written by this Python.
        fixed (byte* start = compiled)
            return new Owned(MarshalApi.ReadObjectFromString(start, compiled.Length));
    }

    private static Owned Compile(string module, byte[] source)
    {
        // SAFETY: both texts end in 0 and are pinned while C reads them.
        fixed (byte* text = source, path = Encoding.UTF8.GetBytes($"<pyactors>/{module}.py\0"))
        {
            var code = new Owned(CodeApi.CompileString(text, path, CodeApi.FileInput));
            if (!code.IsNull)
                Keep(module, code.Pointer);

            return code;
        }
    }

    private static void Keep(string module, nint code)
    {
        using var bytes = new Owned(MarshalApi.WriteObjectToString(code, MarshalApi.Version));
        if (bytes.IsNull)
            PyErrors.Clear();
        else
            // SAFETY: the memory is as long as that, and lives as long as the bytes, which are owned here.
            Compiled[module] = new ReadOnlySpan<byte>(BytesObject.AsString(bytes.Pointer), checked((int)BytesObject.Size(bytes.Pointer))).ToArray();
    }
}
