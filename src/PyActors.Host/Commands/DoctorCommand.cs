using System.CommandLine;
using PyActors.Discovery;
using PyActors.Host.Doctor;
using PyActors.Host.Output;

namespace PyActors.Host.Commands;

/// <summary>The command line of <c>doctor</c>.</summary>
internal sealed class DoctorCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "doctor";

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object, for tools." };

    private readonly PythonChoice _python = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var doctor = new DoctorCommand();
        var command = new Command(Name, "Shows every Python found, which one is used and why, and what is wrong with the others.") { doctor._json };
        doctor._python.AddTo(command);
        command.SetAction(doctor.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        StandardOutput.RequireOpen();
        var search = PythonLocator.Search(_python.Read(parsed).Python);
        if (parsed.GetValue(_json))
            StandardOutput.Show(DoctorJson.Of(search));
        else
            StandardOutput.Show(DoctorText.Of(search));
        return search.Chosen is null ? ExitCode.NoPython : ExitCode.Success;
    }
}
