using System.Diagnostics.CodeAnalysis;
using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>Which modules there are to import. Needs the GIL; leaves no exception set.</summary>
internal static unsafe class ModuleNames
{
    private const int MostEntries = 5_000;

    /// <summary>Those that come with Python.</summary>
    public static IEnumerable<string> OfPython() => PythonTexts.ReadSys("stdlib_module_names\0"u8).Where(name => !name.StartsWith('_'));

    /// <summary>Those in folders, by the names of files and folders.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "A folder that can't be listed only makes the hint poorer.")]
    public static IEnumerable<string> In(IEnumerable<string> folders)
    {
        var names = new List<string>();
        foreach (var folder in folders)
        {
            try
            {
                names.AddRange(Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder).Take(MostEntries).Select(NameOf).OfType<string>());
            }
            catch (Exception)
            {
                // Search paths name folders that aren't there, and archives.
            }
        }

        return names;
    }

    /// <summary>An owned reference to a module that has been imported; null if it hasn't.</summary>
    public static Owned Loaded(string module)
    {
        using var name = new Owned(Text.New(module));
        var found = name.IsNull ? 0 : DictObject.GetItemWithError(ImportApi.GetModuleDict(), name.Pointer);
        PyErrors.Clear();
        return found == 0 ? default : Owned.Borrow(found);
    }

    // "shop" from shop.py, shop.cpython-313-x86_64-linux-gnu.so and the folder shop; null from what is no module.
    private static string? NameOf(string path)
    {
        var file = Path.GetFileName(path);
        var dot = file.IndexOf('.', StringComparison.Ordinal);
        var name = dot < 0 ? file : file[..dot];
        var isModule = dot < 0 || file.EndsWith(".py", StringComparison.Ordinal) || file.EndsWith(".so", StringComparison.Ordinal) || file.EndsWith(".pyd", StringComparison.Ordinal);
        return isModule && PyCallable.TryParse($"{name}:_", out _) && !name.StartsWith('_') ? name : null;
    }
}
