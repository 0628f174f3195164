using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1;
using Workforce.V1;

namespace Workforce.Service.Standard;

/// <summary>The standard reflection service, over the descriptors that the contract was generated with.</summary>
internal sealed class ReflectionEndpoint(IHostApplicationLifetime lifetime) : ServerReflection.ServerReflectionBase
{
    private static readonly FileDescriptor[] Roots =
    [
        .. ContractService.All.Select(service => service.Contract.File),
        ErrorReasonReflection.Descriptor,
        HealthReflection.Descriptor,
        ReflectionReflection.Descriptor,
        Google.Rpc.ErrorDetailsReflection.Descriptor,
    ];

    private static readonly Dictionary<string, FileDescriptor> Files = Roots
        .SelectMany(WithImports)
        .DistinctBy(file => file.Name)
        .ToDictionary(file => file.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, FileDescriptor> Symbols = Files.Values
        .SelectMany(file => SymbolsOf(file).Select(symbol => (symbol, file)))
        .ToDictionary(pair => pair.symbol, pair => pair.file, StringComparer.Ordinal);

    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);

        try
        {
            while (await requestStream.MoveNext(either.Token))
            {
                await responseStream.WriteAsync(Answer(requestStream.Current));
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            // The service stops, and an open stream would hold it up.
        }
    }

    private static ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse { ValidHost = request.Host, OriginalRequest = request };

        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                response.ListServicesResponse = new()
                {
                    Service = { Files.Values.SelectMany(file => file.Services).Select(service => new ServiceResponse { Name = service.FullName }) },
                };
                break;

            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename when Files.TryGetValue(request.FileByFilename, out var file):
                response.FileDescriptorResponse = Answer(file);
                break;

            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol
                when Symbols.TryGetValue(request.FileContainingSymbol, out var file):
                response.FileDescriptorResponse = Answer(file);
                break;

            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType
                when Symbols.ContainsKey(request.AllExtensionNumbersOfType):
                response.AllExtensionNumbersResponse = new() { BaseTypeName = request.AllExtensionNumbersOfType };
                break;

            default:
                response.ErrorResponse = new() { ErrorCode = (int)StatusCode.NotFound, ErrorMessage = "There is no such file or symbol." };
                break;
        }

        return response;
    }

    /// <summary>The file first, as tools expect, then all it imports, each before what it imports itself.</summary>
    private static FileDescriptorResponse Answer(FileDescriptor file) => new()
    {
        FileDescriptorProto = { WithImports(file).DistinctBy(each => each.Name).Reverse().Select(each => each.SerializedData) },
    };

    private static IEnumerable<FileDescriptor> WithImports(FileDescriptor file) => file.Dependencies.SelectMany(WithImports).Append(file);

    private static IEnumerable<string> SymbolsOf(FileDescriptor file) =>
        file.MessageTypes.SelectMany(SymbolsOf)
            .Concat(file.EnumTypes.Select(type => type.FullName))
            .Concat(file.Services.SelectMany(service => service.Methods.Select(method => method.FullName).Prepend(service.FullName)));

    private static IEnumerable<string> SymbolsOf(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(SymbolsOf)
            .Concat(message.EnumTypes.Select(type => type.FullName))
            .Concat(message.Fields.InDeclarationOrder().Select(field => field.FullName))
            .Prepend(message.FullName);
}
