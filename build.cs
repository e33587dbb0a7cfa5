#:property PublishAot=false
#:project build/PyActors.Build/PyActors.Build.csproj

// The one entry point for people and CI: dotnet run build.cs -- demo|test|bench|chaos|soak|format|pack
using PyActors.Build;

return BuildProgram.Run(args, root: (string)AppContext.GetData("EntryPointFileDirectoryPath")!);
