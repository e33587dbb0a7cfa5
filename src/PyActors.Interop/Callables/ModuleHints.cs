using PyActors.Interop.Errors;
using PyActors.Interop.Native;

namespace PyActors.Interop.Callables;

/// <summary>Says why a module can't be imported, where Python looked, and what to do. Needs the GIL; leaves no exception set.</summary>
internal static class ModuleHints
{
    private const int MostPlaces = 12;
    private const string FileEnding = ".py";
    private const string WhatToDo = "Install it into this Python, or add its folder to PythonOptions.SearchPath (on the command line: --python-path).";

    /// <summary>The module, or a package above it, isn't there.</summary>
    public static PyFault NotFound(string module, string missing, PyError error)
    {
        var places = PlacesOf(missing);
        var lastName = missing[(missing.LastIndexOf('.') + 1)..];
        var known = ModuleNames.In(places).Concat(lastName.Length == missing.Length ? ModuleNames.OfPython() : []);
        var whole = missing == module ? "" : $" (needed for {module})";
        var name = module.EndsWith(FileEnding, StringComparison.Ordinal) ? $" A module is named without the {FileEnding} of its file, as in {module[..^FileEnding.Length]}." : "";
        // What is taken for a folder of modules was found, so the name without the ending is right.
        var search = name.Length > 0 && places.Count == 0
            ? ""
            : $"{NearNames.Hint(lastName, known)} Python looked in: {List(places)}. {WhatToDo}";
        return new PyFault(PyFaultKind.CallableNotFound, $"There is no module {missing}{whole}.{name}{search}") { Error = error };
    }

    /// <summary>The module was found, and importing it raised.</summary>
    public static PyFault Failed(string module, PyError error) =>
        Faults.Raised(error) with { Message = Faults.WithAdvice($"Importing {module} raised {Faults.OneLine(error)}", error) };

    private static List<string> PlacesOf(string missing)
    {
        var dot = missing.LastIndexOf('.');
        if (dot < 0)
            return PythonTexts.ReadSys("path\0"u8);

        using var package = ModuleNames.Loaded(missing[..dot]);
        using var path = package.IsNull ? default : Attributes.TryGet(package.Pointer, "__path__");
        return PythonTexts.Read(path.Pointer);
    }

    private static string List(List<string> places) => places.Count switch
    {
        0 => "no folder, for what should hold it is no package",
        <= MostPlaces => string.Join(", ", places),
        _ => $"{string.Join(", ", places.Take(MostPlaces))} and {places.Count - MostPlaces} more",
    };
}
