using System.Globalization;
using System.Text;
using PyActors.Caching;
using PyActors.Interop.Native;

namespace PyActors.Interop.Package;

/// <summary>
/// The code of the Python package <c>pyactors</c>: the first interpreter that needs a module compiles it, the others read what came of that,
/// since compiling takes most of the time in which the package gets there. So do later processes, as with Python's own modules, if there
/// is a folder to keep it in. Needs the GIL of whichever interpreter.
/// </summary>
internal static unsafe class PackageCode
{
    // The same code whatever -O or PYTHONOPTIMIZE say, so that it can be kept.
    private const int NotOptimised = 0;

    private static readonly string ThisBuild = Fingerprint.OfBuild(typeof(PackageCode));
    private static readonly Dictionary<string, byte[]> Compiled = [];
    private static KeptFiles? s_kept;

    /// <summary>From now on later processes read what this one compiles, and this one what earlier ones did.</summary>
    /// <param name="folder">Where; null for nowhere.</param>
    public static void KeepIn(string? folder) => s_kept = folder is null ? null : new KeptFiles(folder, ".code", TimeProvider.System);

    /// <summary>A code object of the current interpreter. Null: an exception is set.</summary>
    /// <exception cref="InvalidOperationException">There is no such module.</exception>
    public static Owned Load(string module) => TryLoad(module, out var code)
        ? code
        : throw new InvalidOperationException($"The resource of the Python module {module} is missing from the engine's assembly.");

    /// <summary>The same; false if there is no such module.</summary>
    public static bool TryLoad(string module, out Owned code)
    {
        if (TryGet(module) is { } compiled && TryRead(compiled, out code))
            return true;

        var source = PackageSource.TryRead(module);
        code = source is null ? default : Compile(module, source);
        return source is not null;
    }

    private static byte[]? TryGet(string module)
    {
        // Each interpreter may have a GIL of its own.
        lock (Compiled)
        {
            if (Compiled.TryGetValue(module, out var compiled))
                return compiled;
        }

        var kept = s_kept is { } files && FileOf(files, module) is { } file ? files.Read(file) : null;
        if (kept is not null)
            Share(module, kept);

        return kept;
    }

    private static void Share(string module, byte[] compiled)
    {
        lock (Compiled)
            Compiled[module] = compiled;
    }

    private static bool TryRead(byte[] compiled, out Owned code)
    {
        // SAFETY: the bytes are pinned while they are read, and were written by a Python of this version.
        fixed (byte* start = compiled)
            code = new Owned(MarshalApi.ReadObjectFromString(start, compiled.Length));

        if (code.IsNull)
            PyErrors.Clear();
        return !code.IsNull;
    }

    private static Owned Compile(string module, byte[] source)
    {
        // SAFETY: both texts end in 0 and are pinned while C reads them; null for the flags means none.
        fixed (byte* text = source, path = Encoding.UTF8.GetBytes($"<pyactors>/{module}.py\0"))
        {
            var code = new Owned(CodeApi.CompileString(text, path, CodeApi.FileInput, 0, NotOptimised));
            if (!code.IsNull)
                Keep(module, code.Pointer);

            return code;
        }
    }

    private static void Keep(string module, nint code)
    {
        using var bytes = new Owned(MarshalApi.WriteObjectToString(code, MarshalApi.Version));
        if (bytes.IsNull)
        {
            PyErrors.Clear();
            return;
        }

        // SAFETY: the memory is as long as that, and lives as long as the bytes, which are owned here.
        var compiled = new ReadOnlySpan<byte>(BytesObject.AsString(bytes.Pointer), checked((int)BytesObject.Size(bytes.Pointer))).ToArray();
        Share(module, compiled);
        if (s_kept is { } kept && FileOf(kept, module) is { } file)
            kept.Write(file, compiled);
    }

    // By all that the bytes depend on: the source, which is a part of this build of the assembly, and the version of the code. No formatted
    // texts: their code isn't compiled ahead. Null if Python doesn't tell its number.
    private static string? FileOf(KeptFiles kept, string module)
    {
        var version = MarshalApi.GetMagicNumber().Value;
        if (version < 0)
        {
            PyErrors.Clear();
            return null;
        }

        return kept.FileOf(Encoding.UTF8.GetBytes(string.Concat(ThisBuild, " ", version.ToString(CultureInfo.InvariantCulture), " ") + module));
    }
}
